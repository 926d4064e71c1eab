package dev.quell.automation;

import dev.quell.automation.spi.ActionKey;
import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.ModelRegistry;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Simulation;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

class SimulatedContractTest extends ConnectorContract implements ManyStatesContract {

    private static final String COUNT_MOVES = """
            create table if not exists public.alias_moves (model text);
            create or replace function count_alias_move() returns trigger language plpgsql as $$
            begin
                insert into public.alias_moves values (new.name);
                return new;
            end $$;
            create or replace trigger count_alias_move after update on quell.simulated_state for each row
                when (old.state::json ->> 'aliases' is distinct from new.state::json ->> 'aliases')
                execute function count_alias_move();""";

    private static AutomationLab lab;

    private final String model = "simulated-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        lab = AutomationLab.with(Map.of());
        lab.bean(JdbcClient.class).sql(COUNT_MOVES).update();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void furnish() {
        var simulation = lab.bean(Simulation.class);
        simulation.furnishModel(connection(), model, "champion", "1", "2");
        simulation.furnishVersion(connection(), model, "3");
        openIncident();
    }

    @Override
    public String meddle() {
        return moved("3");
    }

    @Override
    Bench bench() {
        return new Bench() {
            @Override
            public ActionRequest request() {
                return setAlias(model, "1");
            }

            @Override
            public ActionRequest requestForNothing() {
                return setAlias(model + "-that-is-not-there", "1");
            }

            @Override
            public String state() {
                var registry = (ModelRegistry) connector();
                return registry.model(connection(), model).aliases().get("champion");
            }

            @Override
            public String before() {
                return "2";
            }

            @Override
            public String after() {
                return "1";
            }

            @Override
            public void changeByHand() {
                moved("1");
            }

            @Override
            public int changes() {
                return lab.bean(JdbcClient.class)
                        .sql("select count(*) from public.alias_moves where model = :model")
                        .param("model", model)
                        .query(Integer.class)
                        .single();
            }
        };
    }

    @Override
    AutomationLab lab() {
        return lab;
    }

    @Override
    public ConnectorContract contract() {
        return this;
    }

    private String moved(String version) {
        var request = setAlias(model, version);
        var before = connector().read(connection(), request);
        var plan = (Plan) connector().plan(before, request);
        connector().act(connection(), plan, new ActionKey("by-hand"), () -> true);
        return version;
    }

    private static ActionRequest setAlias(String model, String version) {
        var params = Map.of("model", model, "alias", "champion", "version", version);
        return new ActionRequest("simulated.setAlias", "simulated", params);
    }
}
