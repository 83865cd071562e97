package dev.tandem.engine;

import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidator;
import org.camunda.bpm.engine.impl.form.validator.FormValidators;
import org.camunda.bpm.engine.impl.form.validator.MaxLengthValidator;
import org.camunda.bpm.engine.impl.form.validator.MaxValidator;
import org.camunda.bpm.engine.impl.form.validator.MinLengthValidator;
import org.camunda.bpm.engine.impl.form.validator.MinValidator;
import org.camunda.bpm.engine.impl.form.validator.ReadOnlyValidator;
import org.camunda.bpm.engine.impl.form.validator.RequiredValidator;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** The engine's own validators of form fields, without the one that runs a class or an expression that the model names. */
class SafeFormValidators extends FormValidators {

    SafeFormValidators() {
        addValidator("min", MinValidator.class);
        addValidator("max", MaxValidator.class);
        addValidator("minlength", MinLengthValidator.class);
        addValidator("maxlength", MaxLengthValidator.class);
        addValidator("required", RequiredValidator.class);
        addValidator("readonly", ReadOnlyValidator.class);
    }

    @Override
    public @Nullable FormFieldValidator createValidator(
            Element constraint, BpmnParse parse, ExpressionManager expressions) {
        if ("validator".equals(constraint.attribute("name"))) {
            throw new BpmnParseException(
                    "The model names a validator of its own (" + constraint.attribute("config")
                            + "). Use required, min, max, minlength or maxlength.",
                    constraint);
        }
        return super.createValidator(constraint, parse, expressions);
    }
}
