-- What happened stays as it was written. The text behind a commitment can be erased, the event cannot.
CREATE FUNCTION keep_event() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an event is never changed or deleted'; END $$;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION keep_event();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON event EXECUTE FUNCTION keep_event();

-- Calendar files are written when a letter is sent, from what its slots hold.
ALTER TABLE letter DROP COLUMN calendar;
