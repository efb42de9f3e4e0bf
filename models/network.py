"""The network: a pretrained encoder with a linear head for each question about a word."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from avowal.extraction.encoder import heads
from avowal.extraction.encoder.session import OUTPUTS


class Network(nn.Module):
    """Encoder and heads; gives, for a window, one row a word."""

    def __init__(self, base: Path, *, dropout: float = 0.1, frozen: int = 2) -> None:
        """Start from the weights in ``base``; the embeddings and the first ``frozen`` layers do not learn."""
        super().__init__()
        config = BertConfig.from_json_file(str(base / "config.json"))
        config.hidden_dropout_prob = dropout
        config.attention_probs_dropout_prob = 0.0  # with it the processor's fused attention is not used: 3 times slower
        self.encoder = BertModel(config, add_pooling_layer=False)
        weights = load_file(str(base / "model.safetensors"))
        missing, _ = self.encoder.load_state_dict(weights, strict=False)
        if missing:
            msg = f"the base encoder lacks {missing}"
            raise ValueError(msg)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]):
            part.requires_grad_(requires_grad=False)
        width = config.hidden_size
        self.dropout = nn.Dropout(dropout)
        sizes = {
            "tags": len(heads.SPANS) * len(heads.TAGS),
            "stance": len(heads.STANCES),
            "status": len(heads.STATUSES),
            "role": len(heads.ROLES),
            "type": len(heads.TYPES),
            "voice": len(heads.VOICES),
            "effect": len(heads.EFFECTS),
            "source_query": heads.POINTER,
            "source_key": heads.POINTER,
            "source_none": 1,
            "incident": heads.INCIDENT,
            "relevance": len(heads.RELEVANCE),
        }
        self.heads = nn.ModuleDict({f"to_{name}": nn.Linear(width, size) for name, size in sizes.items()})
        with torch.no_grad():  # most words are outside of every span: begin there
            self.heads["to_tags"].bias.view(len(heads.SPANS), len(heads.TAGS))[:, 0] += 3

    def forward(self, pieces: Tensor, mask: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of ``OUTPUTS``.

        Args:
            pieces: Windows x pieces.
            mask: 1 where there is a piece.
            words: Windows x words: the place of each word's first piece (0 beyond the last word).
        """
        return self._answers(self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state, words)

    def of_one_window(self, pieces: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """The same for a single window, where every place holds a piece: without a mask it takes a third less time."""
        hidden = self.encoder.embeddings(input_ids=pieces)
        for layer in self.encoder.encoder.layer:
            answer = layer(hidden)
            hidden = answer if isinstance(answer, Tensor) else answer[0]
        return self._answers(hidden, words)

    def _answers(self, hidden: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        hidden = self.dropout(hidden)
        rows = hidden.gather(1, words.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        by_word = [self.heads[f"to_{name}"](rows) for name in OUTPUTS[:-1]]
        return (*by_word, self.heads["to_relevance"](hidden[:, 0]))
