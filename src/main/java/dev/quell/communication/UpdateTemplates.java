package dev.quell.communication;

import dev.quell.incident.Incident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes messages from the templates in {@code templates/communication}: the first line is the subject, plain text
 * throughout. What came from outside is put in as one line of text, so that it can neither add a header nor a line.
 */
@Component
class UpdateTemplates {

    record Text(String subject, String body) {}

    private static final String FOLDER = "templates/communication/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);
    private static final int LONGEST_SUBJECT = 200;

    private final ITemplateEngine engine = engine();
    private final AiSystems systems;
    private final Clock clock;
    private final String baseUrl;

    UpdateTemplates(AiSystems systems, Clock clock, @Value("${quell.base-url}") String baseUrl) {
        this.systems = systems;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** @throws Problem 400 when there is no such template */
    Text write(String template, Incident incident, Phase phase) {
        if (!NAME.matcher(template).matches()
                || UpdateTemplates.class.getClassLoader().getResource(FOLDER + template + ".txt") == null) {
            throw Problem.invalid(
                    "template", "there is no template \"" + oneLine(template) + "\"; correct it in communication-plan");
        }
        var text = engine.process(template, new Context(Locale.ROOT, values(incident, phase)));
        var end = text.indexOf('\n');
        var subject = (incident.exercise() ? "[EXERCISE] " : "")
                + text.substring(0, end).strip();
        return new Text(shortened(subject), text.substring(end + 1).strip() + "\n");
    }

    private Map<String, Object> values(Incident incident, Phase phase) {
        var values = new HashMap<String, Object>();
        values.put("id", incident.id());
        values.put("title", oneLine(incident.title()));
        values.put("type", incident.type().key().replace('-', ' '));
        values.put(
                "severity",
                Optional.ofNullable(incident.severity()).map(Enum::name).orElse("not yet classified"));
        values.put("status", incident.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        values.put("system", oneLine(system(incident)));
        values.put("phase", phase.key());
        values.put("sentence", phase.sentence());
        values.put("outcome", oneLine(Optional.ofNullable(incident.outcome()).orElse("")));
        values.put("detectedAt", TIME.format(incident.detectedAt().atOffset(ZoneOffset.UTC)));
        values.put("now", TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        values.put("url", baseUrl + "/incidents/" + incident.id());
        return values;
    }

    private String system(Incident incident) {
        var id = incident.systemId();
        return id == null
                ? "an AI system not yet known"
                : systems.find(id).map(AiSystem::name).orElse(id);
    }

    static String oneLine(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    static String shortened(String subject) {
        var line = oneLine(subject);
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    private static ITemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(FOLDER);
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
