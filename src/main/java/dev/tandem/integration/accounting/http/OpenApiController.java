package dev.tandem.integration.accounting.http;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what Tandem expects of an accounting system, whether one is connected or not. */
@RestController
@Hidden
class OpenApiController {

    @GetMapping("/api/docs/accounting.yaml")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .body(new ClassPathResource("openapi/accounting.yaml"));
    }
}
