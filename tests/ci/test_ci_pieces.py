"""The pieces for CI: their shell runs as the service runs it, and executes nothing but itself."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.ci_steps import EXPRESSION, ROOT, Runner, git, parsed, step, steps
from support.shop import NEEDED, SPECLOOM, commit, document, repository, specloom, vendor

ACTION = "action.yml"
CHECK = "examples/ci/github-check.yml"
UPDATE = "examples/ci/github-update.yml"
WATCH = "examples/ci/github-watch.yml"
GITLAB = "examples/ci/gitlab-ci.yml"
EVIL = "$(touch pwned) `touch pwned`; touch pwned #' touch pwned \" && touch pwned\n"
EVIL_LINES = "\nEOF\nspecloom\n::add-mask::x\nchanged=evil\n${{ github.token }}\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A repository with a committed SDK, made once, and the folder that its vendor publishes."""
    root = tmp_path_factory.mktemp("ci")
    published = root / "published"
    published.mkdir()
    with vendor(published) as origin:
        work = repository(root / "work", origin)
        done = specloom(work, "generate")
        assert done.returncode == 0, done.stderr
        commit(work, "The SDK")
        yield work, published


@pytest.fixture
def runner(made: tuple[Path, Path], tmp_path: Path) -> Runner:
    """The repository checked out on a machine of the CI service."""
    shutil.copytree(made[0], tmp_path / "work", symlinks=True)
    return Runner(tmp_path / "work", tmp_path, SPECLOOM)


@pytest.fixture
def published(made: tuple[Path, Path]) -> Path:
    """What the vendor publishes."""
    return made[1] / "openapi.json"


def no_harm(runner: Runner) -> bool:
    """Nothing that a text said was executed."""
    return not [*runner.work.rglob("pwned"), *runner.home.glob("pwned")]


# -- what is written -----------------------------------------------------------------------------


def test_no_script_holds_an_expression_and_all_are_bash() -> None:
    scripts = [each for path in (ACTION, UPDATE, WATCH) for each in steps(path) if "run" in each]
    assert len(scripts) == 6
    for each in scripts:
        assert "${{" not in each["run"], each["id"]
        assert each["shell"] == "bash"
        for value in each["env"].values():
            assert "${{" not in EXPRESSION.sub("", str(value))


def test_workflows_use_the_inputs_and_outputs_that_the_action_has() -> None:
    action = parsed(ACTION)
    for path in (CHECK, UPDATE, WATCH):
        for each in steps(path):
            if "specloom@" in each.get("uses", ""):
                assert each["with"].keys() <= action["inputs"].keys()
        outputs = re.findall(r"steps\.\w+\.outputs\.([\w-]+)", (ROOT / path).read_text("utf-8"))
        assert {*outputs} <= action["outputs"].keys()
    ids = {each["id"] for each in steps(ACTION)}
    for output in action["outputs"].values():
        (source,) = EXPRESSION.findall(output["value"])
        assert source.split(".")[1] in ids


def test_workflows_ask_for_no_more_than_they_need() -> None:
    assert parsed(CHECK)["permissions"] == {"contents": "read"}
    assert parsed(UPDATE)["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert parsed(WATCH)["permissions"] == {"contents": "read", "issues": "write"}
    for path in (CHECK, UPDATE, WATCH):
        triggers = parsed(path)[True]  # YAML 1.1 reads the key `on` so
        assert "pull_request_target" not in triggers


def test_the_page_has_every_input_and_output() -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    named = re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)
    action = parsed(ACTION)
    assert named == [*action["inputs"], *action["outputs"]]


# -- the action ----------------------------------------------------------------------------------


def test_other_commands_are_refused(runner: Runner) -> None:
    inputs = step(ACTION, "inputs")
    for command, fail_on, code in [
        ("check", "drift", 0),
        ("update", "error", 0),
        ("watch", "drift", 0),
        ("generate", "drift", 2),
        ("check", EVIL, 2),
        (EVIL, "drift", 2),
    ]:
        context = {"inputs.command": command, "inputs.fail-on": fail_on}
        assert runner.run(inputs, context).code == code
    assert no_harm(runner)


def test_the_action_installs_itself_beside_the_jobs_own_python(runner: Runner) -> None:
    runner.stub("python", f'printf "%s\\n" "$0" "$@" >> {shlex.quote(str(runner.home))}/calls')
    install = step(ACTION, "install")
    place = runner.home / "an action"
    script = f'GITHUB_ACTION_PATH="{place}"\n{install["run"]}'
    python = runner.tools / "python"
    done = runner.run({**install, "run": script}, {"steps.python.outputs.python-path": str(python)})
    assert done.code == 0, done.err
    calls = (runner.home / "calls").read_text("utf-8").splitlines()
    assert calls[1:4] == ["-m", "venv", str(runner.temp / "specloom")]
    assert calls[4] == str(python)
    assert calls[-3:] == ["--constraint", f"{place}/constraints.txt", str(place)]
    assert (ROOT / "constraints.txt").exists()


def check(runner: Runner, sdk: str = "", fail_on: str = "drift") -> tuple[int, str, str, str]:
    done = runner.run(step(ACTION, "check"), {"inputs.sdk": sdk, "inputs.fail-on": fail_on})
    return done.code, done.outputs["result"], done.out, done.err


def test_check_is_green_for_what_the_document_yields(runner: Runner) -> None:
    assert check(runner) == (0, "same", "", "")
    assert check(runner, " shop  shop ") == (0, "same", "", "")


def test_check_annotates_drift_and_fails_only_if_that_is_asked_for(runner: Runner) -> None:
    runner.work.joinpath("openapi.json").write_text(document(summary="Some items"), "utf-8")
    code, result, out, _ = check(runner)
    assert (code, result) == (1, "drift")
    assert out.startswith("::error file=generated/shop/")
    assert "(document openapi.json changed)" in out
    assert "repair it with: specloom generate shop" in out
    assert check(runner, fail_on="error")[:2] == (0, "drift")


def test_a_wrong_document_fails_whatever_is_asked_for(runner: Runner) -> None:
    runner.work.joinpath("openapi.json").write_text("{", "utf-8")
    assert check(runner, fail_on="error")[:2] == (2, "error")
    assert check(runner)[:2] == (2, "error")


@pytest.mark.parametrize("sdk", [EVIL, "--help", "* ? shop", "../shop", "$HOME"])
def test_the_name_of_an_sdk_is_only_a_name(sdk: str, runner: Runner) -> None:
    code, result, out, _ = check(runner, sdk)
    assert (code, result) == (2, "error")
    assert out.startswith("::error ") and "::no SDK is called" in out
    assert no_harm(runner)


def update(
    runner: Runner, sdk: str = "", command: str = "update"
) -> tuple[int, dict[str, str], str]:
    context = {"inputs.sdk": sdk, "inputs.command": command}
    done = runner.run(step(ACTION, "update"), context)
    return done.code, dict(done.outputs), done.out + done.err


def test_update_tells_what_changed(runner: Runner, published: Path) -> None:
    published.write_text(document(parameters=(NEEDED,)), "utf-8")
    code, outputs, _ = update(runner)
    assert code == 0
    assert outputs.keys() == {"changed", "body", "body-file"}
    assert outputs["changed"] == "true"
    assert outputs["body"].startswith("**1 breaking")
    body = Path(outputs["body-file"])
    assert not body.is_relative_to(runner.work)
    assert body.read_text("utf-8").rstrip("\n") == outputs["body"].rstrip("\n")
    assert (runner.home / "GITHUB_STEP_SUMMARY").read_text("utf-8") == body.read_text("utf-8")


def test_update_of_an_unchanged_document_changes_nothing(runner: Runner, published: Path) -> None:
    published.write_text(document(), "utf-8")
    code, outputs, _ = update(runner, "shop")
    assert (code, outputs["changed"]) == (0, "false")
    assert git(runner.work, "status", "--porcelain") == ""


def test_update_that_fails_fails_the_job(runner: Runner, published: Path) -> None:
    published.write_text("<html>", "utf-8")
    code, outputs, _ = update(runner)
    assert (code, outputs["changed"]) == (2, "false")
    assert git(runner.work, "status", "--porcelain") == ""


def test_the_text_of_a_document_is_only_text(runner: Runner, published: Path) -> None:
    price = {"type": "string", "description": EVIL + EVIL_LINES, "default": EVIL_LINES}
    mark = {**NEEDED, "name": "a$(touch pwned)`touch pwned`", "description": EVIL_LINES}
    text = document(
        title=EVIL + EVIL_LINES,
        summary=EVIL + EVIL_LINES,
        parameters=(mark,),
        properties={"price": price},
    )
    published.write_text(text, "utf-8")
    code, outputs, _ = update(runner)
    assert (code, outputs["changed"]) == (0, "true")
    assert outputs.keys() == {"changed", "body", "body-file"}
    assert "touch pwned" in outputs["body"]
    assert check(runner)[:2] == (0, "same")
    assert no_harm(runner)


def test_what_update_prints_is_no_command_to_the_runner(runner: Runner) -> None:
    runner.stub("specloom", "echo ::error::x >&2; printf 'changed=evil\\nEOF\\n'; touch new")
    code, outputs, log = update(runner)
    assert (code, outputs["changed"], outputs["body"]) == (0, "true", "changed=evil\nEOF")
    assert re.search(r"^::stop-commands::(specloom-[0-9a-f]{32})\n::\1::\n::error::x$", log, re.M)
    marks = {re.search(r"specloom-[0-9a-f]{32}", update(runner)[2])[0] for _ in range(3)}
    assert len(marks) == 3


def test_a_body_fits_into_a_pull_request(runner: Runner) -> None:
    runner.stub("specloom", "for n in {1..9000}; do echo line $n; done")
    _, outputs, _ = update(runner)
    assert 50_000 < len(outputs["body"]) < 65_536
    assert outputs["body"].endswith("\n… and more.")
    assert "line 100\nline 101\n" in outputs["body"]


# -- the workflow that proposes an update --------------------------------------------------------

GH = """\
printf '%s\\0' "$@" >> "$GH_LOG"
printf '\\n' >> "$GH_LOG"
if [ "$2" = list ]; then printf '%s' "$GH_OPEN"; fi
"""


class Proposer:
    """The job of the workflow after the action, with `gh` that only notes what it is asked."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.remote = runner.home / "remote.git"
        self.body = runner.home / "body.md"
        self.body.write_text(EVIL, "utf-8")
        git(runner.home, "init", "--quiet", "--bare", str(self.remote))
        git(runner.work, "remote", "add", "origin", str(self.remote))
        runner.stub("gh", GH)

    def run(self, number: str = "", base: str = "main") -> list[list[str]]:
        log = self.runner.home / "gh.log"
        log.write_text("")
        chosen = step(UPDATE, "propose")
        env = {**chosen["env"], "GH_LOG": str(log), "GH_OPEN": number}
        context = {
            "github.token": "t",
            "github.ref_name": base,
            "steps.update.outputs.body-file": str(self.body),
        }
        done = self.runner.run({**chosen, "env": env}, context)
        assert done.code == 0, done.err
        return [line.split("\0")[:-1] for line in log.read_text("utf-8").split("\n") if line]

    @property
    def pushed(self) -> str:
        return git(self.remote, "rev-parse", "specloom/update").strip()


def test_an_update_is_proposed_once_and_then_kept_up_to_date(runner: Runner) -> None:
    proposer = Proposer(runner)
    (runner.work / "new.py").write_text("new = 1\n", "utf-8")
    asked, made = proposer.run()
    assert asked[:2] == ["pr", "list"]
    assert made[:6] == ["pr", "create", "--head", "specloom/update", "--base", "main"]
    assert made[made.index("--body-file") + 1] == str(proposer.body)
    first = proposer.pushed
    assert git(proposer.remote, "show", "specloom/update:new.py") == "new = 1\n"

    git(runner.work, "reset", "--quiet", "--hard", "HEAD~1")  # another day, not merged yet
    (runner.work / "new.py").write_text("new = 1\n", "utf-8")
    assert proposer.run("7")[-1] == ["pr", "edit", "7", "--body-file", str(proposer.body)]
    assert proposer.pushed == first

    (runner.work / "new.py").write_text("new = 2\n", "utf-8")
    assert proposer.run("7")[-1][:3] == ["pr", "edit", "7"]
    assert git(proposer.remote, "show", "specloom/update:new.py") == "new = 2\n"


def test_the_name_of_a_branch_is_only_a_name(runner: Runner) -> None:
    (runner.work / "$(touch pwned).py").write_text("new = 1\n", "utf-8")
    proposer = Proposer(runner)
    base = "$(touch${IFS}pwned)`touch${IFS}pwned`;touch${IFS}pwned"
    made = proposer.run(base=base)[-1]
    assert made[made.index("--base") + 1] == base
    assert no_harm(runner)


# -- the workflow that watches the vendor --------------------------------------------------------


def test_watching_tells_what_an_update_would_change_and_writes_nothing(
    runner: Runner, published: Path
) -> None:
    published.write_text(document(), "utf-8")
    code, outputs, _ = update(runner, command="watch")
    assert (code, outputs["changed"], outputs["body"]) == (0, "false", "")
    published.write_text(document(parameters=(NEEDED,)), "utf-8")
    code, outputs, _ = update(runner, command="watch")
    assert (code, outputs["changed"]) == (0, "true")
    assert outputs["body"].startswith("**1 breaking")
    assert git(runner.work, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("changed", "number", "asked"),
    [
        ("true", "", ["issue", "create"]),
        ("true", "7", ["issue", "edit"]),
        ("false", "7", ["issue", "close"]),
        ("false", "", []),
    ],
)
def test_one_issue_says_what_the_vendor_did(
    runner: Runner, changed: str, number: str, asked: list[str]
) -> None:
    body, log = runner.home / "body.md", runner.home / "gh.log"
    body.write_text(EVIL, "utf-8")
    runner.stub("gh", GH)
    chosen = step(WATCH, "tell")
    env = {**chosen["env"], "GH_LOG": str(log), "GH_OPEN": number}
    context = {
        "github.token": "t",
        "steps.watch.outputs.changed": changed,
        "steps.watch.outputs.body-file": str(body),
    }
    done = runner.run({**chosen, "env": env}, context)
    assert done.code == 0, done.err
    calls = [line.split("\0")[:-1] for line in log.read_text("utf-8").split("\n") if line]
    assert calls[0][:2] == ["issue", "list"]
    assert [call[:2] for call in calls[1:]] == ([asked] if asked else [])
    if changed == "true":
        assert calls[1][calls[1].index("--body-file") + 1] == str(body)
    assert no_harm(runner)


# -- other services ------------------------------------------------------------------------------


def test_the_job_of_gitlab(runner: Runner) -> None:
    job = parsed(GITLAB)["specloom"]
    runner.stub("pip", 'test "$*" = "install --quiet --requirement requirements-dev.txt"')
    base = git(runner.work, "rev-parse", "HEAD").strip()
    runner.work.joinpath("openapi.json").write_text(document(parameters=(NEEDED,)), "utf-8")
    assert specloom(runner.work, "generate").returncode == 0
    script = "\n".join(job["script"])
    variables = {**job["variables"], "DOCUMENT": "openapi.json"}
    done = runner.shell(script, **variables)
    report = runner.work / job["artifacts"]["reports"]["junit"]
    assert (done.code, report.exists()) == (0, False), done.err
    done = runner.shell(script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **variables)
    assert done.code == 0, done.err
    assert "request-required-parameter-added" in report.read_text("utf-8")
    (runner.work / "generated/shop/README.md").unlink()
    assert runner.shell(script, **variables).code == 1


def test_the_hook_of_pre_commit(runner: Runner) -> None:
    (hook,) = parsed(".pre-commit-hooks.yaml")
    assert hook.keys() >= {"id", "name", "entry", "language"}
    assert hook["always_run"] and not hook["pass_filenames"]
    command, *arguments = shlex.split(hook["entry"])
    assert command == "specloom"
    assert specloom(runner.work, *arguments).returncode == 0
    (runner.work / "generated/shop/README.md").write_text("mine\n", "utf-8")
    assert specloom(runner.work, *arguments).returncode == 1
