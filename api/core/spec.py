"""What the OpenAPI file says about errors: every refusal is a problem document (RFC 9457)."""

import http

import flask_smorest
import marshmallow as ma

PROBLEM_TYPE = "application/problem+json"


class FieldErrorDocument(ma.Schema):
    """One fault of a request."""

    field = ma.fields.String(required=True, metadata={"description": "Dotted path, such as body.people.total"})
    code = ma.fields.String(required=True)
    message = ma.fields.String(required=True)


class ProblemDocument(ma.Schema):
    """The one envelope of every error; clients switch on ``code``."""

    type = ma.fields.String(required=True)
    title = ma.fields.String(required=True)
    status = ma.fields.Integer(required=True)
    code = ma.fields.String(required=True, metadata={"description": "Stable; see api/core/problems.py"})
    id = ma.fields.String(required=True, metadata={"description": "Names this answer in the server's log"})
    detail = ma.fields.String()
    errors = ma.fields.List(ma.fields.Nested(FieldErrorDocument))
    params = ma.fields.Dict()


class ApiWithProblems(flask_smorest.Api):
    """flask-smorest that describes errors as they are sent."""

    ERROR_SCHEMA = ProblemDocument

    def _register_responses(self) -> None:
        """Describe each status once; only those that an operation refers to get into the file."""
        for status in http.HTTPStatus:
            response: dict[str, object] = {"description": status.phrase}
            if status >= 400:
                response["content"] = {PROBLEM_TYPE: {"schema": ProblemDocument}}
            self.spec.components.response(status.name, response, lazy=True)
        default = {"description": "A problem", "content": {PROBLEM_TYPE: {"schema": ProblemDocument}}}
        self.spec.components.response("DEFAULT_ERROR", default, lazy=True)
