package dev.tandem.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.stereotype.Component;

/** What stands above the API's description at {@code /api/docs}. */
@Component
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tandem",
                        version = "1",
                        description = "For programs that send in invoices, leads and applications, or follow a case."
                                + " They sign in by HTTP Basic as a user of Tandem, and may do what that user may."
                                + " The engine has an API of its own, at /engine-rest."),
        security = @SecurityRequirement(name = ApiDescription.USER))
@SecurityScheme(name = ApiDescription.USER, type = SecuritySchemeType.HTTP, scheme = "basic")
final class ApiDescription {

    static final String USER = "user";
}
