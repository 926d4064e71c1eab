package dev.quell.room.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Markdown of a person as HTML. HTML in it is shown as text, a link that could run a script is emptied, and a picture is a link to
 * it: loading it would tell its host who reads here.
 */
final class NoteHtml {

    /** What nests deeper is shown as it was typed: rendering goes as deep in calls. */
    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(Set.of("http", "https", "mailto")))
            .softbreak("<br>\n")
            .attributeProviderFactory(context -> new StrangersLinks())
            .nodeRendererFactory(PictureAsLink::new)
            .build();

    private NoteHtml() {}

    static String of(String markdown) {
        var document = PARSER.parse(markdown);
        return tooDeep(document) ? "<p>" + HtmlUtils.htmlEscape(markdown) + "</p>" : RENDERER.render(document);
    }

    private static boolean tooDeep(Node document) {
        var depth = 0;
        @Nullable Node node = document;
        while (node != null && depth <= DEEPEST) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return depth > DEEPEST;
    }

    private static final class StrangersLinks implements AttributeProvider {

        @Override
        public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
            if (node instanceof Link) {
                attributes.put("rel", "noopener noreferrer nofollow");
            }
        }
    }

    private record PictureAsLink(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var image = (Image) node;
            var link = new Link(image.getDestination(), image.getTitle());
            List.copyOf(children(image)).forEach(link::appendChild);
            image.insertAfter(link);
            context.render(link);
            link.unlink();
        }

        private static List<Node> children(Node parent) {
            var children = new ArrayList<Node>();
            for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
                children.add(child);
            }
            return children;
        }
    }
}
