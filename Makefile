# Sources from the ground floor up; a file may include only from its own floor and those below.
BASE    = arena text buffer json_write
ARTICLE = tags encoding tree page blocks url date jsonld metadata features score select document \
          write_text write_json extractor
COMMAND = io options main
