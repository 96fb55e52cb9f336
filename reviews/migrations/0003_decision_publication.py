from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0002_release_lease'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='sealed_publication',
            field=models.BinaryField(default=bytes),
        ),
    ]
