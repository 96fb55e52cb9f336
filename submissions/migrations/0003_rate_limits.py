"""The table in which the web processes count logins together."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("submissions", "0002_upload_and_terms_keys")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
