"""Names are split the way a person reads them."""

import pytest

from specloom.naming import pascal, screaming, snake, words

OWN = ("iTwin",)

READ = {
    "objects2D": "objects_2d",
    "objects2d": "objects_2d",
    "model3dA": "model_3d_a",
    "model3D": "model_3d",
    "thresholdIOU": "threshold_iou",
    "lines3DAsGeoJSON": "lines_3d_as_geojson",
    "objects3DAs3DTiles": "objects_3d_as_3d_tiles",
    "locations3DAsSHP": "locations_3d_as_shp",
    "segmentation2D": "segmentation_2d",
    "iTwinId": "itwin_id",
    "ITwinId": "itwin_id",
    "iTwins": "itwins",
    "EvalO2D": "eval_o2d",
    "patchV1APIService": "patch_v1_api_service",
    "S3URLs": "s3_urls",
    "B2BCustomer": "b2b_customer",
    "EvalSOrtho": "eval_s_ortho",
    "HTTPResponse2XX": "http_response_2xx",
    "userID": "user_id",
    "userIDs": "user_ids",
    "IDsToDelete": "ids_to_delete",
    "OAuth2Token": "oauth2_token",
    "IPv4Address": "ipv4_address",
    "iOSVersion": "ios_version",
    "IOStream": "io_stream",
    "$filter": "filter",
    "@type": "type",
    "x-request-id": "x_request_id",
    "pull-request": "pull_request",
    "GMT+0": "gmt_plus_0",
    "GMT-0": "gmt_minus_0",
    "GMT0": "gmt0",
    "Etc/GMT-14": "etc_gmt_minus_14",
    "utf-8": "utf_8",
    "us-east-1": "us_east_1",
    "asc": "asc",
    "ASC": "asc",
    "+1": "plus_1",
    "-1": "minus_1",
    "-created": "minus_created",
    "C++": "c_plus_plus",
    "": "empty",
    "  ": "empty",
    "1.10": "value_1_10",
    "2fa": "value_2fa",
    "sha256sum": "sha256sum",
    "base64URL": "base64_url",
    "ISO8601Date": "iso8601_date",
    "i18nKey": "i18n_key",
    "v1beta1": "v1beta1",
    "don't": "dont",
    "class": "class_",
    "ｃlass": "class_",  # noqa: RUF001 (full width: Python reads it as the keyword)
    "ﬁle": "file",
    "__init__": "init",
    "_links": "links",
    "😀": "grinning_face",
    "⬅️": "leftwards_black_arrow",
    "1️⃣": "value_1",
    "a\ufe0fb": "ab",
    "\u0301": "combining_acute_accent",
    "🚀 Launch": "launch",
    "a:b/c": "a_b_c",
    "X-Amz-Target=Something.Do": "x_amz_target_something_do",
    "*": "asterisk",
    "名前": "名前",
    "Größe": "größe",
    "हिन्दी": "हिन्दी",
}


@pytest.mark.parametrize(("source", "name"), READ.items())
def test_snake(source: str, name: str) -> None:
    assert snake(words(source, OWN)) == name


PASCAL = {
    "objects2D": "Objects2D",
    "EvalO2DInputs": "EvalO2DInputs",
    "HTTPResponse2XX": "HTTPResponse2XX",
    "pull-request": "PullRequest",
    "job_state": "JobState",
    "JOB_STATE": "JobState",
    "geojson_feature": "GeoJSONFeature",
    "GeoJsonFeature": "GeoJsonFeature",
    "iTwin": "ITwin",
    "URL": "URL",
    "v1.2": "V1_2",
    "2fa": "Model2fa",
    "None": "None_",
    "": "Empty",
}


@pytest.mark.parametrize(("source", "name"), PASCAL.items())
def test_pascal(source: str, name: str) -> None:
    assert pascal(words(source, OWN)) == name


def test_screaming_tells_signs_apart() -> None:
    members = [screaming(words(text)) for text in ("GMT0", "GMT+0", "GMT-0", "+1", "-1", "", "1")]
    assert members == [
        "GMT0",
        "GMT_PLUS_0",
        "GMT_MINUS_0",
        "PLUS_1",
        "MINUS_1",
        "EMPTY",
        "VALUE_1",
    ]


def test_the_vocabulary_is_found_only_where_words_begin_and_end() -> None:
    assert words("transitWindow", ("iTwin",)) == ("transit", "Window")
    assert words("iTwinning", ("iTwin",)) == ("i", "Twinning")
    assert words("myITwinId", ("iTwin",)) == ("my", "ITwin", "Id")


def test_a_name_fits_into_a_file_name() -> None:
    for text in ("x" * 300, "word " * 300, "名" * 300, "\N{ROCKET}" * 300):
        for style in (snake, pascal, screaming):
            assert len(style(words(text)).encode()) <= 130


@pytest.mark.parametrize(
    "names", [("straße", "strasse"), ("ﬁle", "FILE"), ("\u0131", "i"), ("a\u03c2", "a\u03c3")]
)
def test_two_names_are_two_constants(names: tuple[str, str]) -> None:
    """Capitals of some letters are those of others."""
    methods = {snake(words(name)) for name in names}

    assert len({screaming(words(name)) for name in methods}) == len(methods)


def test_of_a_name_that_is_too_long_its_end_says_what_it_is() -> None:
    result = (
        "Company.Product.Controllers.Api.Result_System.Collections.Generic.List_Company.Models."
    )
    names = [pascal(words(f"{result}{'Interfaces.' * 4}{each}Model")) for each in ("Order", "User")]
    assert names[0].startswith("CompanyProductControllersApi")
    assert [name[-10:] for name in names] == ["OrderModel", "sUserModel"]
    assert all(len(name) <= 120 for name in names)


@pytest.mark.parametrize("text", ["x" * 500, "é" * 200, "ab " + "x" * 500, "x" * 500 + " cd"])
def test_one_word_that_is_too_long_is_cut(text: str) -> None:
    assert 2 <= len(pascal(words(text)).encode()) <= 120
