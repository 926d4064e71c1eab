/** The shell of the pages: layout, start page, error pages, and the one place that turns exceptions into answers. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.quell.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
