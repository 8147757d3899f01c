"""What the kernel asks when it meets ``%pip``."""


async def get_transformed_code(_words: list[str]) -> str:
    """Return code that says that nothing can be installed here."""
    return "import piplite\nawait piplite.install()\n"
