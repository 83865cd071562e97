package dev.tandem.engine;

import camundajar.impl.scala.collection.immutable.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.valuemapper.CustomValueMapper;

/** FEEL that sees no Java objects. Functions of other languages are off in the engine already, and there are no custom ones. */
class SafeFeel implements FeelEngineFactory {

    @Override
    public FeelEngine createInstance() {
        return new Engine();
    }

    private static final class Engine extends ScalaFeelEngine {

        Engine() {
            super(java.util.List.of());
        }

        /** Called by the constructor above. */
        @Override
        protected List<CustomValueMapper> getValueMappers() {
            return toScalaList(new FeelValues(), new JavaValueMapper());
        }
    }
}
