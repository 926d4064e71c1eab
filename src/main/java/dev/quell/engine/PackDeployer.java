package dev.quell.engine;

import dev.quell.shared.CurrentActor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the bundled processes, decisions and forms. A resource is deployed when it is new, or when it has changed and
 * its released version also came from the pack: what a process owner has released is never overwritten, only reported.
 */
@Component
class PackDeployer implements SmartInitializingSingleton {

    static final String SOURCE = "quell-pack";

    private static final Logger LOG = LoggerFactory.getLogger(PackDeployer.class);
    private static final long CLUSTER_LOCK = 0x5155454C4C01L;
    private static final List<String> PATTERNS =
            List.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form");

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Releases releases;
    private final ApplicationEventPublisher events;

    PackDeployer(
            RepositoryService repository,
            ResourcePatternResolver resources,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Releases releases,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.resources = resources;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.releases = releases;
        this.events = events;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var pack = readPack();
        transaction.executeWithoutResult(status -> {
            // one node deploys, the others wait and then find everything in place
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", CLUSTER_LOCK)
                    .query()
                    .listOfRows();
            releases.adopt(CurrentActor.SYSTEM);
            deploy(pack);
        });
    }

    /** @return the names of the resources that were deployed */
    List<String> deploy(List<PackResource> pack) {
        var deployed = DeployedModels.read(jdbc);
        var changed =
                pack.stream().filter(resource -> isDue(resource, deployed)).toList();
        if (!changed.isEmpty()) {
            var deployment = repository.createDeployment().name(SOURCE).source(SOURCE);
            changed.forEach(resource ->
                    deployment.addInputStream(resource.name(), new ByteArrayInputStream(resource.content())));
            deployment.deploy();
            LOG.info("Deployed {} of {} bundled models", changed.size(), pack.size());
        }
        return changed.stream().map(PackResource::name).toList();
    }

    private boolean isDue(PackResource resource, DeployedModels deployed) {
        var released = deployed.released(resource);
        if (released.isEmpty()) {
            return true;
        }
        var same = Arrays.equals(resource.content(), released.get().content());
        var ours = SOURCE.equals(released.get().source());
        if (!same && !ours) {
            LOG.warn("{} is customised and was kept; the bundled version differs: update available", resource.name());
            events.publishEvent(new PackUpdateKept(resource.kind(), resource.ids(), resource.content()));
        }
        return !same && ours;
    }

    private List<PackResource> readPack() {
        try {
            var pack = new ArrayList<PackResource>();
            for (var pattern : PATTERNS) {
                for (var resource : resources.getResources(pattern)) {
                    pack.add(PackResource.read(nameOf(resource), resource.getContentAsByteArray()));
                }
            }
            pack.sort(Comparator.comparing(PackResource::name));
            return pack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource resource) throws IOException {
        var path = resource.getURL().getPath();
        var start = Math.max(path.lastIndexOf("/processes/"), path.lastIndexOf("/forms/"));
        return path.substring(start + 1);
    }
}
