-- Where a form came from: the programme's files, or somebody's hand ('hand').
ALTER TABLE form ADD COLUMN origin TEXT NOT NULL DEFAULT 'files';
