package dev.tandem.erasure;

import java.util.Collection;

/** Files about cases on the disk of one node. One bean per part; every node asks its own, again for some time. */
public interface LocalFiles {

    /** Deletes the files about these cases that lie on this node. */
    void forget(Collection<String> caseIds);
}
