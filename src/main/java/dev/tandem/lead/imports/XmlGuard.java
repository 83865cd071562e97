package dev.tandem.lead.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends XML in which one text, tag or comment is so long that a parser would fill the memory with it. */
class XmlGuard extends FilterInputStream {

    private static final int LONGEST = 512 * 1024;

    private long position;
    private long lastBegin;
    private long lastEnd;

    XmlGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        for (int i = offset; i < offset + n; i++) {
            position++;
            if (target[i] == '<') {
                lastBegin = position;
            } else if (target[i] == '>') {
                lastEnd = position;
            }
        }
        if (position - lastBegin > LONGEST || position - lastEnd > LONGEST) {
            throw new UnreadableFileException("A cell of the file is longer than any spreadsheet program allows.");
        }
        return n;
    }
}
