"""URLs of triage, review and release. Anything sensitive travels in bodies, never in an address."""

from django.urls import URLPattern, URLResolver, path

from reviews.views import previews, queue, review, triage

urlpatterns: list[URLPattern | URLResolver] = [
    path("tasks/<uuid:task_id>/triage/", triage.page, name="triage"),
    path("tasks/<uuid:task_id>/triage/status/", triage.status, name="triage_status"),
    path("tasks/<uuid:task_id>/triage/values/", triage.decide, name="triage_value"),
    path("tasks/<uuid:task_id>/triage/add/", triage.add, name="triage_add"),
    path("tasks/<uuid:task_id>/triage/parts/", triage.part, name="triage_part"),
    path("tasks/<uuid:task_id>/triage/rescrub/", triage.rescrub, name="triage_rescrub"),
    path("tasks/<uuid:task_id>/triage/submit/", triage.submit, name="triage_submit"),
    path("files/<uuid:file_id>/scrubbed/", previews.download, name="scrubbed_download"),
    path("files/<uuid:file_id>/preview/", previews.preview, name="scrubbed_preview"),
    path("files/<uuid:file_id>/preview/<int:number>.png", previews.image, name="preview_image"),
    path("files/<uuid:file_id>/compare/", previews.compare, name="file_compare"),
    path("queue/", queue.page, name="queue"),
    path("queue/next/", queue.take_next, name="review_next"),
    path("queue/<uuid:task_id>/claim/", queue.claim, name="review_claim"),
    path("reviews/<uuid:task_id>/", review.page, name="review"),
    path("reviews/<uuid:task_id>/status/", review.status, name="review_status"),
    path("reviews/<uuid:task_id>/values/", review.decide, name="review_value"),
    path("reviews/<uuid:task_id>/add/", review.add, name="review_add"),
    path("reviews/<uuid:task_id>/parts/", review.part, name="review_part"),
    path("reviews/<uuid:task_id>/rescrub/", review.rescrub, name="review_rescrub"),
    path("reviews/<uuid:task_id>/finish/", review.finish, name="review_finish"),
    path("reviews/<uuid:task_id>/unclaim/", review.unclaim, name="review_unclaim"),
]
