/** What every module may use: roles, time, hashes, secrets, canonical JSON, the acting person, and errors with a remedy. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package dev.quell.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
