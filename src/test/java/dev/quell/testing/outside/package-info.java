/** Outside systems that can be spoilt on purpose: stubs of MLflow and Airflow, and a proxy before them or before the real ones. */
package dev.quell.testing.outside;
