package dev.quell.lint;

import dev.quell.lint.model.ModelFile;

/** Looks at one file among all the models that there will be. */
@FunctionalInterface
interface Rule {

    void check(ModelFile file, Models models, Report.OfFile report);
}
