"""The blocks of the menus in header and footer."""

from wagtail import blocks

from asskomm.core.blocks import LinkBlock

# Icons that make sense beside a link of the bar; the names are those of static/img/icons.svg.
MENU_ICONS = [
    ("book", "Buch (Leichte Sprache)"),
    ("hand", "Hand (Gebärdensprache)"),
    ("search", "Lupe"),
    ("mail", "Brief"),
    ("people", "Personen"),
]


class MenuLinkBlock(LinkBlock):
    """A link of a menu, with an icon where the design shows one."""

    icon = blocks.ChoiceBlock(choices=MENU_ICONS, required=False, label="Symbol")

    class Meta:
        icon = "link"
        label = "Link"


class NavigationBlock(blocks.StreamBlock):
    """One menu: links in the editors' order."""

    link = MenuLinkBlock()


class FooterSectionBlock(blocks.StructBlock):
    """A column of the footer."""

    heading = blocks.CharBlock(max_length=60, label="Überschrift")
    links = blocks.ListBlock(MenuLinkBlock(), min_num=1, label="Links")

    class Meta:
        icon = "list-ul"
        label = "Spalte"


class NavigationSectionBlock(blocks.StreamBlock):
    """The columns of the footer."""

    section = FooterSectionBlock()
