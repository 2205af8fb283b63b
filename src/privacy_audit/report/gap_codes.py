"""The finer reasons why something was not seen, each as a sentence."""

from __future__ import annotations

from privacy_audit.errors import mark

# Finer reasons. A sentence that names a value which is missing gives way to that of its status.
CODES = {
    "too-much": mark(
        "It holds more than privacy-audit reads of one page; only a part of it was looked through."
    ),
    "age-check": mark("The site first asks how old the visitor is, so nothing of the page was seen."),
    "archive": mark(
        "Files of this kind ({type}) are not opened. Scan the page saved as a web page (.html), or the "
        "folder that was unpacked from it."
    ),
    "bad-answer": mark("The server {host} did not answer as a web server should."),
    "bad-redirect": mark("The page leads on to an address that is not one."),
    "connection": mark("No connection to {host} could be made."),
    "before-scripts": mark(
        "Only what stands on the page before a browser runs its scripts was read; there may be more."
    ),
    "cut-short": mark("The server {host} stopped sending in the middle, so the rest was not seen."),
    "dns": mark("No computer of the name {host} was found on the internet."),
    "empty": mark("There is nothing on the page that could be read."),
    "encoding": mark("The page came in a packing that privacy-audit does not know."),
    "http-error": mark("The server answered with an error (HTTP {status})."),
    "links-outside": mark("Links that lead out of the folder were not followed: {count}."),
    "maintenance": mark(
        "The site says that it is closed or being worked on, so nothing of the page was seen."
    ),
    "not-for-strangers": mark(
        "The page says that only certain people may see it, so nothing of it was seen."
    ),
    "not-named": mark("The page does not name the profile that was asked for, so it does not count as seen."),
    "other-files": mark("Files that are not pages were left out: {count} ({types})."),
    "page-in-front": mark(
        "Another page stands in front and waits for a click, so nothing of the page behind it was seen."
    ),
    "preview-only": mark(
        "Only the preview of the page was read; the rest appears when a browser runs its scripts."
    ),
    "private-address": mark("The address leads into a private network. privacy-audit does not go there."),
    "private-account": mark(
        "The account is private: what only accepted followers or friends see there was not seen."
    ),
    "redirect-credentials": mark("The page leads on to an address with a password in it; that was refused."),
    "redirect-scheme": mark("The page leads on to an address of the kind {scheme}, which was refused."),
    "refused-but-shown": mark(
        "The server refused (HTTP {status}) but sent a part of the page; only that was read."
    ),
    "site-busy": mark("The site asks to come back later (HTTP {status}), so nothing was seen."),
    "site-password": mark(
        "The site asks for a user name and a password (HTTP {status}), so nothing was seen."
    ),
    "site-refused": mark("The site refused to show the page (HTTP {status}), so nothing was seen."),
    "sent-to-home": mark("The address led to the home page instead of the page that was asked for."),
    "shown-despite-wall": mark(
        "A login is asked for there, but a part of the page is shown; only that was read."
    ),
    "some-pages": mark("Some of its pages were seen, others were not."),
    "timeout": mark("{host} took longer than {seconds} seconds to answer."),
    "tls": mark("No secure connection to {host} was possible, so nothing was read."),
    "too-large": mark("It is larger than {limit} MB; what comes after that was not read."),
    "too-many-redirects": mark("The address leads from one page to the next more than {limit} times."),
    "unreadable": mark("The file could not be opened."),
    "photos-unseen": mark("Photos of the page that could not be looked at: {count} of {all}."),
    "photos-not-kept": mark(
        "Photos on this saved page that were not opened: {count} of {all}. Keep the folder of pictures that "
        "the browser saved beside the file, or save the page again together with its pictures, and scan it "
        "again."
    ),
    "pictures-untold": mark(
        "Pictures on the page of which nobody knows whether they show you: {count}. Look at them yourself; "
        "the score counts them as unknown."
    ),
    "frames-unseen": mark(
        "Other pages that this page shows in frames were not looked at: {count}. Open each of them by itself "
        "and scan its address."
    ),
    "frames-only": mark(
        "The page has nothing of its own and only shows other pages in frames, so nothing was seen. Open "
        "the page in a frame by itself and scan its address."
    ),
    "led-elsewhere": mark(
        "The address led on to another page: {address}. Only that page was read; whether it is the one "
        "that was meant, only you can tell."
    ),
    "leads-on": mark(
        "The page takes whoever opens it on to another page by itself, and that page was not read. Open the "
        "address in a browser and scan the address at which you end."
    ),
    "runaway": mark("Reading it took too long or too much memory, so it was left out."),
    "more-alike": mark("The same happened {count} more times."),
    "too-many-values": mark("More was found than can be told; {count} further values were left out."),
    "picture-by-address": mark(
        "This is a picture, and pictures are not opened by their address. Save it on this computer and scan "
        "the saved file."
    ),
    "picture-address": mark("The address of the picture is not a valid one."),
    "picture-missing": mark("The server did not give the picture (HTTP {number})."),
    "archive-damaged": mark(
        "The archive is damaged or was not downloaded whole, so nothing in it was read. Download it again."
    ),
    "archive-split": mark(
        "The archive is one of several pieces of a larger one. Put the pieces together with the program "
        "that made them, then scan the whole."
    ),
    "archive-bomb": mark(
        "The archive unpacks to far more than any honest one, so the reading was stopped to protect your "
        "computer."
    ),
    "archive-too-long": mark(
        "The archive holds more entries than privacy-audit can list. Unpack it and scan its folder."
    ),
    "empty-archive": mark("There is nothing in the archive."),
    "empty-files": mark("Files in the archive that are empty: {count}. There is nothing in them to read."),
    "archive-inside": mark(
        "Archives inside the archive were not opened: {count}. Unpack them and scan their folder."
    ),
    "archive-locked": mark(
        "Files locked with a password were not read: {count}. Unpack the archive with its password and "
        "scan the folder."
    ),
    "archive-packing": mark(
        "Files packed in a way that privacy-audit does not know were not read: {count}. Unpack the "
        "archive and scan the folder."
    ),
    "damaged": mark("The file is damaged; not all of it could be read."),
    "cut-document": mark(
        "The file breaks off or is damaged in the middle; what comes after that was not read."
    ),
    "too-many-pictures": mark("There are more than {limit} pictures; the others were not looked at."),
    "too-many-files": mark("There are more than {limit} files; the others were not read."),
    "picture-damaged": mark("This picture is damaged or cut off; only a part of it could be looked at."),
    "picture-too-large": mark(
        "This picture has more than {limit} million pixels; what it shows was not looked at, only what its "
        "file says."
    ),
    "picture-undecoded": mark(
        "What this picture shows cannot be looked at in this format (HEIC or TIFF); only what its file says "
        "was read. Save it as JPEG to have it looked at."
    ),
    "picture-unsupported": mark("This file is no picture of a known format."),
    "picture-metadata-damaged": mark(
        "A part of what is written inside this picture (place, camera, names) is damaged and could not be "
        "read."
    ),
    "qr-missing": mark(
        "QR codes in pictures were not read: the part that reads them is not installed. Install it with: "
        'pip install "privacy-audit[qr]"'
    ),
    "browser-start": mark("The browser could not be started, so the page was not looked at."),
    "browser-crashed": mark("The browser broke down while it drew the page, so nothing of it was seen."),
    "browser-unguarded": mark(
        "The settings of this computer lead the browser past the protection of privacy-audit, so the page "
        "was not opened."
    ),
    "browser-limit": mark(
        "The page loads more than a browser is given here ({limit} MB, or too many hosts and connections); "
        "the rest was not loaded."
    ),
    "script-stopped": mark(
        "A script of the page did not come to an end and was stopped; what the page showed until then was "
        "read."
    ),
    "no-screenshot": mark(
        "No screenshot of the page could be taken, so faces and codes in it were not looked for there."
    ),
    "robots-closed": mark("The site's robots.txt asks programs not to read this page; that was obeyed."),
    "robots-unreachable": mark(
        "The site's robots.txt, which says what programs may read, could not be had, so nothing was read."
    ),
    "site-pages": mark(
        "Further pages of the site were found and not opened: {count}. "
        "The limit was {limit} pages; --max-pages raises it."
    ),
    "site-depth": mark(
        "Pages more than {limit} steps away from the start page were not opened: {count}. "
        "--depth raises that."
    ),
    "site-robots": mark(
        "Pages that the site's robots.txt asks programs not to read were not opened: {count}."
    ),
    "site-endless": mark(
        "Pages of lists that seem to have no end (calendars, numbered pages) were not opened: {count}."
    ),
    "site-unkept": mark(
        "Addresses with a personal value in them were not kept when the visit was interrupted, so these "
        "pages were not opened: {count}. With --fresh they are."
    ),
    "site-documents": mark("Documents that were not opened: {count}. People may be listed in them too."),
    "document": mark("This document was not opened."),
    "site-pictures": mark(
        "The pictures, films and recordings of the site were not opened; portraits are told by the pages "
        "alone."
    ),
    "no-picture": mark("What came from there is no picture."),
}

# Codes whose sentence says all there is to say, or for which no other way of looking helps.
SELF_EXPLAINED = frozenset(
    (
        "archive",
        "robots-closed",
        "site-pages",
        "site-depth",
        "site-robots",
        "site-endless",
        "site-unkept",
        "site-documents",
        "document",
        "picture-by-address",
        "frames-only",
        "frames-unseen",
        "leads-on",
        "led-elsewhere",
        "site-pictures",
        "too-much",
        "cut-short",
        "links-outside",
        "other-files",
        "pictures-untold",
        "some-pages",
        "qr-missing",
        "too-large",
        "too-many-files",
        "unreadable",
    )
)
