"""The embedded broker: many write and read at once, and no message is lost or read in halves."""

import threading
from queue import Empty

import pytest
from kombu import Connection

import leaderboards.celery  # noqa: F401  # makes the broker known
from leaderboards import file_broker

WRITERS, MESSAGES = 4, 150


@pytest.fixture
def connect(tmp_path):
    for name in ("queue", "control"):
        (tmp_path / name).mkdir()
    options = {
        "data_folder_in": str(tmp_path / "queue"),
        "data_folder_out": str(tmp_path / "queue"),
        "control_folder": str(tmp_path / "control"),
    }
    return lambda: Connection("files://localhost", transport_options=options)


def test_while_many_write_each_message_is_read_once_and_whole(connect):
    def write(name):
        with connect() as connection:
            for number in range(MESSAGES):
                connection.default_channel._put(
                    "work", {"of": name, "number": number, "x": "y" * 9000}
                )

    writers = [threading.Thread(target=write, args=(name,)) for name in range(WRITERS)]
    for writer in writers:
        writer.start()
    read = []
    with connect() as connection:
        while any(writer.is_alive() for writer in writers) or len(read) < WRITERS * MESSAGES:
            try:
                read.append(connection.default_channel._get("work"))
            except Empty:
                assert any(writer.is_alive() for writer in writers)
    assert sorted((each["of"], each["number"]) for each in read) == [
        (name, number) for name in range(WRITERS) for number in range(MESSAGES)
    ]


def test_a_message_that_is_being_written_is_not_there_yet(connect, monkeypatch):
    with connect() as connection:
        channel = connection.default_channel

        def interrupted(*_names):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(file_broker.Path, "replace", interrupted)
            with pytest.raises(KeyboardInterrupt):
                channel._put("work", {"number": 1})
        with pytest.raises(Empty):
            channel._get("work")


def test_a_table_of_queues_that_is_being_written_is_waited_for(connect, tmp_path):
    table = tmp_path / "control" / "exchange.exchange"
    table.write_text("")
    finish = threading.Timer(0.1, table.write_text, ['[["", "", "work"]]'])
    finish.start()
    with connect() as connection:
        assert [each.queue for each in connection.default_channel.get_table("exchange")] == ["work"]
    finish.join()
