package dev.tandem.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;

/**
 * Gives models and decision tables no script engine, whatever the language and whatever is on the class path: a script is a
 * program that runs with all rights of Tandem.
 */
class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw refusal(factory.getEngineName());
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refusal("any language");
    }

    @Override
    public ScriptEngine getScriptEngine(@Nullable String language, boolean resolveFromCache) {
        throw refusal(String.valueOf(language));
    }

    private static ProcessEngineException refusal(String language) {
        return new ProcessEngineException("The model contains a script (" + language
                + "), and Tandem runs none. Use a decision table, a condition on variables, or a listed delegate.");
    }
}
