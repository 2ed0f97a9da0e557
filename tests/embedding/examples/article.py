"""libarticle from Python, through ctypes:

    from article import Extractor
    page = Extractor().extract(html, url="https://example.org/ferry")
    print(page["title"], page["text"])
"""
import ctypes
import json
import os

SINK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_char), ctypes.c_size_t)
JSON = 3  # ARTICLE_FORMAT_JSON


class PageInfo(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("url", ctypes.c_char_p),
                ("charset", ctypes.c_char_p), ("input", ctypes.c_int)]


class WriteOptions(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("format", ctypes.c_int), ("flags", ctypes.c_uint),
                ("keys", ctypes.c_ulonglong), ("width", ctypes.c_uint)]


class Extractor:
    """One per thread. extract() gives the object that `extract --json` prints, or raises ValueError."""

    def __init__(self, library=os.environ.get("LIBARTICLE", "libarticle.so.0")):
        self.lib = ctypes.CDLL(library)
        self.lib.article_extractor_new.restype = ctypes.c_void_p
        self.lib.article_status_message.restype = ctypes.c_char_p
        self.extractor = ctypes.c_void_p(self.lib.article_extractor_new(None))
        if not self.extractor:
            raise MemoryError

    def __del__(self):
        self.lib.article_extractor_free(self.extractor)

    def check(self, status):
        if status:
            raise ValueError(self.lib.article_status_message(status).decode())

    def extract(self, page, url=None, charset=None):
        info = PageInfo(ctypes.sizeof(PageInfo), url and url.encode(), charset and charset.encode(), 0)
        result, pieces = ctypes.c_void_p(), []
        sink = SINK(lambda user, data, size: pieces.append(data[:size]) or 0)
        self.check(self.lib.article_extractor_run(
            self.extractor, page, ctypes.c_size_t(len(page)), ctypes.byref(info), ctypes.byref(result)))
        options = WriteOptions(ctypes.sizeof(WriteOptions), JSON, 0, 0, 0)
        self.check(self.lib.article_write(result, ctypes.byref(options), sink, None))
        return json.loads(b"".join(pieces))
