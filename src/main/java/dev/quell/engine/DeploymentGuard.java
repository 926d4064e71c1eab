package dev.quell.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;

/**
 * Looks at every new deployment before the engine does. Whoever may deploy could otherwise run code: a model that
 * carries some is refused as a whole, with each element, its place and the remedy.
 */
class DeploymentGuard implements Deployer {

    private static final List<String> MODELS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml");
    private static final List<String> HARMLESS = List.of(".form", ".png");

    private final ModelRules rulesForPeople;
    private final ModelRules rulesForThePack;

    DeploymentGuard(ProcessBeans beans) {
        this.rulesForPeople = new ModelRules(new ExpressionRules(beans, true));
        this.rulesForThePack = new ModelRules(new ExpressionRules(beans, false));
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().values().forEach(this::check);
        }
    }

    private void check(ResourceEntity resource) {
        var problems = isOneOf(MODELS, resource.getName()) ? rules().problemsIn(read(resource)) : otherFile(resource);
        if (!problems.isEmpty()) {
            var list = problems.stream()
                    .map(problem -> "* " + problem.getMessage() + " (line " + problem.getLine() + ")")
                    .collect(Collectors.joining("\n"));
            throw new ParseException(
                    "Not deployed: " + resource.getName() + "\n" + list, resource.getName(), problems, List.of());
        }
    }

    private ModelRules rules() {
        return Context.getCommandContext().getAuthentication() == null ? rulesForThePack : rulesForPeople;
    }

    private static List<Problem> otherFile(ResourceEntity resource) {
        if (isOneOf(HARMLESS, resource.getName())) {
            return List.of();
        }
        return List.of(new RefusedFile(resource.getName()));
    }

    private static boolean isOneOf(List<String> endings, String name) {
        return endings.stream().anyMatch(name::endsWith);
    }

    private static Element read(ResourceEntity resource) {
        var parser = new Parser() {
            @Override
            public Parse createParse() {
                enableSchemaValidation(false); // the engine's parsers share one factory a thread
                return new Parse(this) {};
            }
        };
        var parse = parser.createParse()
                .name(resource.getName())
                .sourceInputStream(new ByteArrayInputStream(resource.getBytes()));
        parse.execute();
        if (parse.hasErrors()) {
            parse.throwExceptionForErrors();
        }
        return parse.getRootElement();
    }

    /** A file that is no model and no form, for example a script. */
    private record RefusedFile(String name) implements Problem {

        @Override
        public String getMessage() {
            return name
                    + ": only processes (.bpmn), decisions (.dmn), forms (.form) and pictures (.png) can be deployed";
        }

        @Override
        public int getLine() {
            return 0;
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return name;
        }

        @Override
        public List<String> getElementIds() {
            return List.of(name);
        }
    }
}
