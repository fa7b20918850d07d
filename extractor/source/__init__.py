"""From files to documents: text, web pages, Office files, PDF, data files, mails, and archives.

What a file is, is seen from its content. A file that cannot be read gives a
:class:`~extractor.errors.SourceError` with one of these words as ``reason``:

============= ====================================================================
missing       no such file
broken-link   a link to a file that is gone
link-loop     a link that leads back to itself
folder        a folder where a file is wanted
fifo          a named pipe
special-file  a socket or device
permission    the file may not be read
unreadable    the system cannot read it for another reason
too-large     over the limit of bytes or pages
empty         nothing in it, or nothing but blanks
encoding      bytes that are no text in any encoding we know
binary        bytes of no kind we know
broken        a PDF, Word file or archive that is truncated or broken
encrypted     a PDF, Office file or archive member with a password
scanned       a PDF of pictures, without text
too-deep      a web page nested too deep
zip-bomb      an archive that unpacks to too much, or too deep
archive       gzip, 7-Zip, RAR …; or several documents where one is wanted
old-office    a file of the old Office kind that is no text, table, slides or mail
no-text-column  a data file of which no column is known to hold texts
xml           XML of no kind that is read
office        a program in a ZIP (.jar)
image, media, program, database   kinds of files that are not read
============= ====================================================================
"""

from extractor.source.archive import ArchiveLimits
from extractor.source.columns import Columns
from extractor.source.files import LARGEST
from extractor.source.load import load, load_each, load_path
from extractor.source.text import load_text

__all__ = ["LARGEST", "ArchiveLimits", "Columns", "load", "load_each", "load_path", "load_text"]
