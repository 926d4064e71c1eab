"""Registers the credit scoring model with seven versions, the last of which serves. Changes nothing when it is registered already."""

from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

MODEL = "credit-scoring"
VERSIONS = 7

client = MlflowClient()
try:
    client.get_registered_model(MODEL)
    print(f"{MODEL} is registered already")
except MlflowException as absent:
    if absent.error_code != "RESOURCE_DOES_NOT_EXIST":
        raise
    client.create_registered_model(MODEL, description="Probability that a loan is not paid back")
    for version in range(1, VERSIONS + 1):
        client.create_model_version(MODEL, source=f"s3://models/{MODEL}/{version}")
    client.set_registered_model_alias(MODEL, "champion", str(VERSIONS))
    print(f"{MODEL} registered with {VERSIONS} versions, champion is version {VERSIONS}")
