"""Runs decide-exchange-model for the speed benchmark, by an interpreter that has it: prints JSON."""

import json
import logging
import random
import sys
import time


class Silent:
    """Listens to every event of the peer and does nothing."""

    def __getattr__(self, _name):
        return lambda *_args, **_more: None


def main() -> None:
    from decide.data.modelfactory import ModelFactory
    from decide.data.reader import InputDataFile
    from decide.model.equalgain import EqualGainModel
    from decide.model.utils import ModelLoop

    logging.disable(logging.CRITICAL)
    random.seed(0)
    began = time.process_time()
    model = ModelFactory(InputDataFile.open(sys.argv[1]))(model_klass=EqualGainModel, randomized_value=None)
    loop = ModelLoop(model, Silent(), 0)
    for _ in range(10):
        loop.loop()
    print(json.dumps({"runs_per_second": 1 / (time.process_time() - began)}))


if __name__ == "__main__":
    main()
