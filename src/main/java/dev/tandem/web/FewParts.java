package dev.tandem.web;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;

/** Reads uploads to the engine as Camunda does, but not any number of parts. */
public final class FewParts extends MultipartPayloadProvider {

    static final int MOST = 200;

    @Override
    protected MultipartFormData createMultipartFormDataInstance() {
        return new Parts();
    }

    private static final class Parts extends MultipartFormData {

        private int count;

        @Override
        public void addPart(FormPart part) {
            count++;
            if (count > MOST) {
                throw new RestException(Status.BAD_REQUEST, "An upload has at most " + MOST + " parts.");
            }
            super.addPart(part);
        }
    }
}
