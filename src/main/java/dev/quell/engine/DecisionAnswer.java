package dev.quell.engine;

import java.util.Map;

/** @param outputs empty when no rule fits */
public record DecisionAnswer(Map<String, Object> outputs, DecisionSource source) {}
