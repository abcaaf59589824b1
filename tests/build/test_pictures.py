"""A leaflet's picture shows what the photograph showed, and tells nothing that nobody sees."""

import io
import zlib

import pytest
from PIL import Image, ImageStat, PngImagePlugin

from pipeline.build.pictures import media_type, picture, without_metadata
from pipeline.model.errors import SourceError

SECRETS = (b"51.5074", b"Jo Bloggs", b"cropped away", b"moving picture")
_ARTIST, _ORIENTATION, _GPS = 0x013B, 0x0112, 0x8825
_QUARTER_TURN = 6


def dots(width: int = 40, height: int = 20) -> Image.Image:
    """Red on the left, blue on the right, so that a turn shows."""
    image = Image.new("RGB", (width, height), (200, 0, 0))
    image.paste((0, 0, 200), (width // 2, 0, width, height))
    return image


def photograph(orientation: int = 1, **options: object) -> bytes:
    exif = Image.Exif()
    exif[_ARTIST] = "Jo Bloggs"
    exif[_ORIENTATION] = orientation
    exif[_GPS] = {1: "N", 29: "51.5074"}
    buffer = io.BytesIO()
    dots().save(buffer, "JPEG", exif=exif, comment=b"cropped away", quality=95, **options)
    return buffer.getvalue() + b"moving picture"


def drawing() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Jo Bloggs")
    told.add_itxt("Description", "cropped away", zip=False)
    exif = Image.Exif()
    exif[_GPS] = {1: "N", 29: "51.5074"}
    buffer = io.BytesIO()
    dots().save(buffer, "PNG", pnginfo=told, exif=exif, dpi=(300, 300))
    return buffer.getvalue() + b"moving picture"


def shown(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", photograph()),
        ("a.jpg", photograph(progressive=True)),
        ("a.jpg", photograph(restart_marker_blocks=1)),
        ("a.png", drawing()),
    ],
    ids=["photograph", "progressive photograph", "photograph with restarts", "drawing"],
)
def test_a_picture_keeps_every_dot_and_tells_no_place_name_or_comment(name: str, data: bytes) -> None:
    assert all(secret in data for secret in SECRETS[1:])
    bare = picture(name, data, "source/x.md:3").data
    assert [secret for secret in SECRETS if secret in bare] == []
    assert shown(bare) == shown(data)
    with Image.open(io.BytesIO(bare)) as image:
        assert dict(image.getexif()) == {}
        assert not set(image.info) - {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "dpi",
            "progressive",
            "progression",
        }


def test_a_photograph_that_its_camera_marks_as_turned_is_turned() -> None:
    found = picture("a.jpg", photograph(_QUARTER_TURN), "source/x.md:3")
    assert (found.width, found.height) == (20, 40)
    with Image.open(io.BytesIO(found.data)) as image:
        upper, lower = image.crop((0, 0, 20, 10)), image.crop((0, 30, 20, 40))
    assert _mean(upper, "R") > 150 > _mean(upper, "B")
    assert _mean(lower, "B") > 150 > _mean(lower, "R")


def _mean(image: Image.Image, colour: str) -> float:
    return ImageStat.Stat(image.convert("RGB").getchannel(colour)).mean[0]


def test_colours_stay_what_they_were() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG"):
        buffer = io.BytesIO()
        dots().save(buffer, kind, icc_profile=profile)
        with Image.open(io.BytesIO(without_metadata(buffer.getvalue()))) as image:
            assert image.info["icc_profile"] == profile
    buffer = io.BytesIO()
    dots().convert("CMYK").save(buffer, "JPEG")
    assert shown(without_metadata(buffer.getvalue())) == shown(buffer.getvalue())


def test_the_same_picture_twice_is_the_same_bytes_and_a_bare_one_stays_as_it_is() -> None:
    for name, data in (("a.jpg", photograph()), ("a.png", drawing())):
        bare = picture(name, data, "x").data
        assert picture(name, data, "x").data == bare
        assert picture(name, bare, "x").data == bare


def test_a_part_of_a_drawing_that_no_reader_needs_is_left_out_whole() -> None:
    data = drawing()
    body = b"prVtsecret"
    odd = data[:33] + (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big") + data[33:]
    assert b"secret" in odd
    assert without_metadata(odd) == without_metadata(data)


def test_a_photograph_cut_short_is_refused_by_its_place() -> None:
    whole = photograph()
    with pytest.raises(SourceError, match=r"source/x\.md:3.*damaged"):
        picture("a.jpg", whole[: whole.rindex(b"\xff\xd9") - 20], "source/x.md:3")


def test_a_picture_that_would_unfold_to_too_many_pixels_is_no_picture_that_every_format_can_show() -> None:
    def png(width: int, height: int) -> bytes:
        stream = io.BytesIO()
        Image.new("1", (width, height)).save(stream, "PNG")
        return stream.getvalue()

    assert media_type(png(5000, 4000)) == "image/png"
    assert media_type(png(5001, 4000)) == ""
