"""The training pipeline that Quell pauses, triggers and stops when the credit scoring model misbehaves."""

import datetime
import time

from airflow.sdk import DAG, Param, task

with DAG(
    dag_id="credit_scoring_training",
    description="Retrains the credit scoring model",
    schedule="@daily",
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=4,
    # a scheduler that is up before the API server fails the first try
    default_args={"retries": 2, "retry_delay": datetime.timedelta(seconds=5)},
    params={"seconds": Param(0, type="integer", minimum=0, maximum=600)},
    tags=["credit-scoring"],
) as dag:

    @task
    def prepare_data(**context):
        time.sleep(context["params"]["seconds"])
        return "rows prepared"

    @task
    def train_model(rows):
        return f"model trained on {rows}"

    train_model(prepare_data())
