/** Apache Airflow's scheduler: 3 by its API v2, 2 by its API v1. */
@NullMarked
package dev.quell.connector.airflow;

import org.jspecify.annotations.NullMarked;
