"""Pages of intake and accounts."""

from django.urls import URLPattern, URLResolver, path

from submissions.views import files, joining, site, tasks
from submissions.views.profile import profile

urlpatterns: list[URLPattern | URLResolver] = [
    path("", site.home, name="home"),
    path("healthz", site.healthz, name="healthz"),
    path("tasks/", tasks.task_list, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<uuid:task_id>/", tasks.task_detail, name="task_detail"),
    path("tasks/<uuid:task_id>/autosave/", tasks.task_autosave, name="task_autosave"),
    path("tasks/<uuid:task_id>/withdraw/", tasks.task_withdraw, name="task_withdraw"),
    path("tasks/<uuid:task_id>/files/", files.file_upload, name="file_upload"),
    path("tasks/<uuid:task_id>/files/status/", files.files_status, name="files_status"),
    path("files/<uuid:file_id>/replace/", files.file_replace, name="file_replace"),
    path("files/<uuid:file_id>/drop/", files.file_drop, name="file_drop"),
    path("invitations/<str:token>/", joining.invitation_accept, name="invitation_accept"),
    path("profile/", profile, name="profile"),
]
