package dev.quell.security.process;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What one group may do with one resource, or with all of a kind by id {@code *}. */
record Grant(String group, Resource resource, String resourceId, Permission... permissions) {}
