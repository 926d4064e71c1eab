package dev.quell.faults;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the demo people answer. Whoever has a task in a response finds his or her part here. */
final class Answers {

    /** @param users those who may do it, tried in turn */
    record Part(List<String> users, Map<String, Object> answers) {}

    private static final String DONE = "done";
    private static final String PROOF = "https://example.org/proof/4711";

    private Answers() {}

    /** Empty for a task that nobody in this play does. */
    static Optional<Part> of(String element, Goal goal) {
        return Optional.ofNullable(
                switch (element.replace("userTask_", "")) {
                    case "verifyAnomaly" ->
                        goal == Goal.DISMISS
                                ? part("engineer", Map.of("genuine", "false", "falsePositiveReason", "A load test"))
                                : part("engineer", Map.of("genuine", "true", "verificationNotes", "Seen in the plot"));
                    case "tuneDetectionRule" ->
                        part("scientist", Map.of("ruleChange", "keep", "tuningReason", "The rule is right"));
                    case "assessImpact" -> part("business", impact());
                    case "confirmSeverity" ->
                        part(
                                "commander",
                                Map.of(
                                        "confirmedSeverity", "SEV2",
                                        "confirmedPriority", "P2",
                                        "overrideReason", "As agreed on the call"));
                    case "assignRoles" -> part("commander", roles());
                    case "documentRootCause" ->
                        part(
                                "engineer",
                                Map.of(
                                        "rootCauseCategory", "upstream-data",
                                        "rootCause", "The income feed changed its unit",
                                        "targetVersion", "",
                                        "pausePipelines", true));
                    case "approveActions", "decideOnOverdueApproval" ->
                        new Part(
                                List.of("commander", "operations", "business", "deputy", "admin"),
                                Map.of("approvalDecision", "approve", "decisionReason", "Read and agreed"));
                    case "reviseContainmentPlan" ->
                        part(
                                "engineer",
                                Map.of("targetVersion", "", "pausePipelines", true, "revisionReason", "Once more"));
                    default -> afterwards(element.replace("userTask_", ""));
                });
    }

    private static Part afterwards(String task) {
        return switch (task) {
            case "approveUpdates" ->
                part("comms", Map.of("updateDecision", "reject", "rejectionReason", "Internal only"));
            case "notifyByHand", "notifyOutsidersByHand" ->
                part("comms", Map.of("manualOutcome", "notified", "manualNote", "Called them"));
            case "resolveFailedStep" ->
                part("operations", Map.of("resolution", "retry", "resolutionNotes", "The outage is over"));
            case "compareDistributionsByHand" -> part("scientist", Map.of("driftSummary", "Looks drifted"));
            case "listRecentChangesByHand" -> part("scientist", Map.of("changeSummary", "Version 3 is new"));
            case "collectEvidenceByHand" ->
                part(
                        "security",
                        Map.of(
                                "collectedEvidenceName", "registry-state",
                                "collectedEvidence", "champion is 3",
                                "collectedEvidenceSource", "MLflow's page"));
            case "pausePipelineByHand", "resumeTrainingByHand", "redeployModelByHand" ->
                part("operations", Map.of("manualOutcome", DONE, "manualProof", "Seen on its page"));
            case "rollBackModelByHand" ->
                part("engineer", Map.of("manualOutcome", DONE, "manualProof", "Seen on its page"));
            case "verifyContainmentByHand", "verifyRecoveryByHand" ->
                part("scientist", Map.of("verificationResult", "holds", "verificationProof", "Seen on its page"));
            case "undoByHand" -> part("operations", Map.of("undoOutcome", "restored", "undoReason", "Put back"));
            default -> towardsTheEnd(task);
        };
    }

    private static Part towardsTheEnd(String task) {
        return switch (task) {
            case "fixDataSource" ->
                part(
                        "scientist",
                        Map.of(
                                "sourceFixOutcome", "fixed",
                                "sourceFixDescription", "The feed sends euros again",
                                "sourceFixProof", PROOF));
            case "retrainModel" ->
                part(
                        "engineer",
                        Map.of(
                                "retrainOutcome",
                                "retrained",
                                "retrainedVersion",
                                Targets.RETRAINED_VERSION,
                                "retrainProof",
                                PROOF,
                                "retrainMetrics",
                                "accuracy 0.91"));
            case "planRedeployment" ->
                part(
                        "engineer",
                        Map.of(
                                "newVersion",
                                Targets.RETRAINED_VERSION,
                                "trainingResumes",
                                true,
                                "redeploymentReason",
                                "Retrained on clean data"));
            case "reviewUnmetCriteria" ->
                part(
                        "commander",
                        Map.of("criteriaDecision", "accept", "criteriaDecisionReason", "The retrained model holds"));
            case "scheduleLessonsLearned" ->
                part(
                        "commander",
                        Map.of("sessionAt", day(2) + "T10:00:00Z", "sessionParticipants", "commander, engineer"));
            case "holdLessonsLearned" ->
                part(
                        "commander",
                        Map.of(
                                "reviewSummary", "An upstream feed changed its unit.",
                                "contributingFactors", "No schema check",
                                "improvementNeeded", "no",
                                "noImprovementReason", "The feed's owner has added the check"));
            case "decidePlaybookChange" ->
                part("owner", Map.of("playbookChange", "none", "noChangeReason", "The steps fitted"));
            case "signOffReview" -> part("commander", Map.of("signOffDecision", "sign", "signOffNote", "Agreed"));
            default -> null;
        };
    }

    private static Part part(String user, Map<String, Object> answers) {
        return new Part(List.of(user), answers);
    }

    private static Map<String, Object> impact() {
        return Map.of(
                "harmRealised", "issue",
                "affectedShare", "0.1",
                "personalData", "simple",
                "reversibility", "regular",
                "adversarial", "no",
                "urgency", "high",
                "impactDescription", "Scores of new applicants are off");
    }

    private static Map<String, Object> roles() {
        return Map.of(
                "incidentCommander", "commander",
                "aiMlEngineer", "engineer",
                "dataScientist", "scientist",
                "itOperations", "operations",
                "communicationsLead", "comms",
                "businessStakeholder", "business");
    }

    private static LocalDate day(int ahead) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(ahead);
    }
}
