import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_first_scores(apps, schema_editor):
    """Give every value the score of the run that brought it up: later runs knew it and were sure."""
    findings = apps.get_model("scrubbing", "Finding").objects.filter(value=OuterRef("pk")).order_by("pk")
    values = apps.get_model("scrubbing", "Value").objects.filter(origin="detected")
    values.update(score=Subquery(findings.values("score")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('scrubbing', '0002_advice'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='value',
            name='score',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.RunPython(take_first_scores, migrations.RunPython.noop),
        migrations.CreateModel(
            name='PolicyChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('overrides', models.TextField()),
                ('version', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
    ]
