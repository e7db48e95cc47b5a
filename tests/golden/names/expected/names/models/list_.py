"""List."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class List(Model):
    """List."""

    empty: Annotated[str | None, Field(alias="")] = None
    ref: Annotated[str | None, Field(alias="$ref_")] = None
    value_2fast: Annotated[str | None, Field(alias="2fast")] = None
    id: Annotated[str | None, Field(alias="@id")] = None
    http_status: Annotated[int | None, Field(alias="HTTPStatus")] = None
    none: Annotated[str | None, Field(alias="None")] = None
    private: Annotated[str | None, Field(alias="_private")] = None
    copy_: Annotated[str | None, Field(alias="copy")] = None
    first_name: Annotated[str | None, Field(alias="first name")] = None
    first_name_: Annotated[str | None, Field(alias="firstName")] = None
    größe: str | None = None
    json_: Annotated[str | None, Field(alias="json")] = None
    model_3d_as_geojson: Annotated[str | None, Field(alias="model3dAsGeoJSON")] = None
    model_config_: Annotated[str | None, Field(alias="model_config")] = None
    名前: str | None = None
