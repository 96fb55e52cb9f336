"""URLs of triage, review and release. Anything sensitive travels in bodies, never in an address."""

from django.urls import URLPattern, URLResolver, path

from reviews.views import audit, people, policy, previews, queue, releases, review, triage

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
    path("releases/", releases.release_list, name="releases"),
    path("releases/new/", releases.release_new, name="release_new"),
    path("releases/<int:number>/", releases.release_detail, name="release_detail"),
    path("releases/<int:number>/download/", releases.release_download, name="release_download"),
    path("releases/<int:number>/verify/", releases.release_verify, name="release_verify"),
    path("releases/<int:number>/recall/<uuid:task_id>/", releases.release_recall, name="release_recall"),
    path("people/", people.people, name="people"),
    path("people/invitations/", people.invitation_new, name="invitation_new"),
    path("people/invitations/<uuid:invitation_id>/revoke/", people.invitation_revoke, name="invitation_revoke"),
    path("people/<uuid:person_id>/disable/", people.person_disable, name="person_disable"),
    path("people/<uuid:person_id>/enable/", people.person_enable, name="person_enable"),
    path("people/<uuid:person_id>/role/", people.person_role, name="person_role"),
    path("audit/", audit.page, name="audit"),
    path("policy/", policy.page, name="policy"),
]
