package dev.quell.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step that changes more than the incident of its process: signals, other incidents, the inventory, the roster, improvements, failed
 * steps. A rehearsal, which nobody has approved, stops before it; in every other process it works.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NotInRehearsals {}
