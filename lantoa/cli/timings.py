"""How long the stages of a build took, for people and for machines."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from lantoa.cli.phrases import phrase

if TYPE_CHECKING:
    from lantoa.pipeline import Report
    from lantoa.progress import Stage


def timing(stage: "Stage", language: str) -> dict[str, object]:
    """What the line of a stage says."""
    return {
        "stage": phrase(stage.name, language),
        "seconds": stage.seconds,
        "made": stage.made or "",
        "reused": stage.reused or "",
    }


def timings_json(report: "Report") -> str:
    """One line: every stage with its seconds, what it made and what it found made already; then the whole build."""
    return json.dumps(
        {
            "stages": [asdict(stage) for stage in report.stages],
            "pages": report.pages,
            "rendered": report.rendered,
            "photos": report.photos,
            "seconds": report.total,
        }
    )
