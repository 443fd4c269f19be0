-- portal.md §12: the words of each site's name, folded, with every end of a run in a script without
-- spaces, so that a search asks only what begins with what was typed. Written with the name.
CREATE TABLE site_word (
    enterprise bigint NOT NULL,
    site bigint NOT NULL,
    word text NOT NULL,
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, site, word)
);
CREATE INDEX site_word_word ON site_word (word, enterprise, site);
CREATE INDEX site_name ON site (name_key, number);
