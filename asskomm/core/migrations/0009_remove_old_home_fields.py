from django.db import migrations


class Migration(migrations.Migration):
    # After the migration that has moved their content, and in a transaction of its own.
    dependencies = [("core", "0008_move_contents")]

    operations = [
        migrations.RemoveField(model_name="homepage", name="body"),
        migrations.RemoveField(model_name="homepage", name="building_blocks"),
    ]
