-- Views of lists that people saved (ui.md §4): a list's filters, order and columns under a name.

-- number: the code of the id. list: the path of its page. query: its parameters as lines "name=value".
-- shared: everybody at the same account and site finds it. A view that was removed keeps its number.
CREATE TABLE saved_view (
    view bigint NOT NULL,
    number text NOT NULL,
    account bigint NOT NULL REFERENCES account (account),
    site bigint NOT NULL,
    identity bigint NOT NULL REFERENCES identity (identity),
    list text NOT NULL,
    name text NOT NULL,
    query text NOT NULL,
    shared bigint NOT NULL CHECK (shared IN (0, 1)),
    removed bigint NOT NULL CHECK (removed IN (0, 1)),
    changed_at bigint NOT NULL,
    PRIMARY KEY (view)
);
CREATE UNIQUE INDEX saved_view_number ON saved_view (number);
CREATE INDEX saved_view_list ON saved_view (account, site, list, name);
