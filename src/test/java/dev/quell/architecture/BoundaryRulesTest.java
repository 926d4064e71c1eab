package dev.quell.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.stereotype.Component;
import planted.Planted;

/** The rules of the house. Each holds in the product and, so that it cannot be blind, fails on a violation planted for it. */
class BoundaryRulesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.quell");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackagesOf(Planted.class);

    private static final Set<String> TIMES = Set.of(
            Instant.class.getName(),
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            OffsetDateTime.class.getName(),
            ZonedDateTime.class.getName());

    static final ArchRule only_engine_and_process_packages_know_the_engine = noClasses()
            .that()
            .resideOutsideOfPackages("dev.quell.engine..", "..process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    static final ArchRule connectors_know_the_port_and_nothing_else_of_quell = noClasses()
            .that()
            .resideInAPackage("..connector..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.quell..")
                    .and(resideOutsideOfPackage("..connector.."))
                    .and(resideOutsideOfPackage("dev.quell.automation.spi.."))
                    .and(resideOutsideOfPackage("dev.quell.shared..")));

    /** The outbound rules stand in one place, and so must the calls. */
    static final ArchRule only_connectors_call_other_servers_by_http = noClasses()
            .that()
            .resideOutsideOfPackage("..connector..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http..")
                    .or(resideInAPackage("org.apache.hc.."))
                    .or(resideInAPackage("org.springframework.http.client.."))
                    .or(resideInAPackage("org.springframework.web.client.."))
                    .or(assignableTo(URLConnection.class)));

    /** A record prints all that it holds, to logs and into messages of exceptions. An issued key is there to be shown, and prints without. */
    static final ArchRule a_record_holds_secrets_as_secrets = noFields()
            .that()
            .haveNameMatching("(?i).*(password|secret|credential|token)")
            .and()
            .haveRawType(String.class)
            .should()
            .beDeclaredInClassesThat(
                    assignableTo(Record.class).and(not(HasName.Predicates.name("dev.quell.security.ApiKeys$Issued"))));

    static final ArchRule time_comes_from_the_injected_clock = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks the machine for the time",
                    call -> call.getTarget().getName().equals("now")
                                    && TIMES.contains(call.getTargetOwner().getName())
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .noneMatch(type -> type.isEquivalentTo(Clock.class))
                            || call.getTargetOwner().isEquivalentTo(System.class)
                                    && call.getTarget().getName().equals("currentTimeMillis")));

    static final ArchRule a_delegate_is_named_after_its_task = classes()
            .that()
            .implement(JavaDelegate.class)
            .should(new ArchCondition<>("be called XDelegate with a bean x") {
                @Override
                public void check(JavaClass delegate, ConditionEvents events) {
                    var name = delegate.getSimpleName();
                    var bean = delegate.isAnnotatedWith(Component.class)
                            ? delegate.getAnnotationOfType(Component.class).value()
                            : "";
                    var named = name.endsWith("Delegate")
                            && bean.equals(decapitalised(name.substring(0, name.length() - "Delegate".length())));
                    events.add(new SimpleConditionEvent(delegate, named, name + " has the bean \"" + bean + "\""));
                }
            });

    static Stream<ArchRule> rules() {
        return Stream.of(
                only_engine_and_process_packages_know_the_engine,
                connectors_know_the_port_and_nothing_else_of_quell,
                only_connectors_call_other_servers_by_http,
                a_record_holds_secrets_as_secrets,
                time_comes_from_the_injected_clock,
                a_delegate_is_named_after_its_task);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInTheProduct(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsOnAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void noTestContextFindsWhatIsPlanted() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);

        assertThat(scanner.findCandidateComponents("dev.quell"))
                .extracting(BeanDefinition::getBeanClassName)
                .isNotEmpty()
                .noneMatch(name -> PLANTED.contain(name));
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
