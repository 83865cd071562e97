package dev.tandem.integration.http;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what Tandem expects of outside systems, whether they are connected or not. */
@RestController
@Hidden
class OpenApiController {

    @GetMapping("/api/docs/{system:accounting|crm|access}.yaml")
    ResponseEntity<Resource> description(@PathVariable String system) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .body(new ClassPathResource("openapi/" + system + ".yaml"));
    }
}
