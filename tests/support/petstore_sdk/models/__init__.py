"""What goes in and out of the Petstore API."""

from .pets import Job, JobProgress, JobProgressResponse, JobResponse, Pet, PetCreate, PetPage

__all__ = [
    "Job",
    "JobProgress",
    "JobProgressResponse",
    "JobResponse",
    "Pet",
    "PetCreate",
    "PetPage",
]
