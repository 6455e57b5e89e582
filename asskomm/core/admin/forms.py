"""Forms of the admin that need a German word of ours."""

from django import forms
from wagtail.admin.forms.auth import LoginForm


class PortalLoginForm(LoginForm):
    """Wagtail's login; its field for the password has no label of its own to translate."""

    password = forms.CharField(
        label="Passwort", strip=False, widget=forms.PasswordInput(attrs={"placeholder": "Ihr Passwort"})
    )
